# The state of our workloads and pods, as lines that the shell can read.

# shellcheck disable=SC2016  # the $ belong to the templates
# go-template, because jsonpath cannot decide anything; fields are separated by | and the last one is quoted
readonly pod_template='{{range .items}}{{$ready := "no"}}{{$message := ""}}{{$unscheduled := ""}}{{range .status.conditions
}}{{if and (eq .type "Ready") (eq .status "True")}}{{$ready = "yes"}}{{end
}}{{if and (eq .type "PodScheduled") (eq .status "False")}}{{$unscheduled = .reason}}{{$message = .message}}{{end}}{{end
}}{{$started := "yes"}}{{if not .status.containerStatuses}}{{$started = "no"}}{{end
}}{{$reason := $unscheduled}}{{$image := ""}}{{$restarts := 0}}{{range .status.containerStatuses
}}{{if not .started}}{{$started = "no"}}{{end}}{{$restarts = .restartCount
}}{{if .state.waiting}}{{$reason = .state.waiting.reason}}{{$image = .image
}}{{if .state.waiting.message}}{{$message = .state.waiting.message}}{{end}}{{end}}{{end
}}{{range .status.initContainerStatuses}}{{if .state.waiting}}{{if ne .state.waiting.reason "PodInitializing"
}}{{$reason = .state.waiting.reason}}{{$image = .image}}{{$message = .state.waiting.message}}{{end}}{{end}}{{end
}}{{.metadata.namespace}}|{{.metadata.name}}|{{index .metadata.labels "app.kubernetes.io/name"}}|{{.status.phase
}}|{{$started}}|{{$ready}}|{{$restarts}}|{{$reason}}|{{$image}}|{{printf "%q" $message}}{{"\n"}}{{end}}'

# shellcheck disable=SC2016
readonly workload_template='{{range .items}}{{$status := .status}}{{.metadata.namespace}}|{{.kind}}|{{.metadata.name
}}|{{.spec.replicas}}|{{if $status.replicas}}{{$status.replicas}}{{else}}0{{end
}}|{{if and $status.updatedReplicas (eq $status.observedGeneration .metadata.generation)}}{{$status.updatedReplicas}}{{else}}0{{end
}}|{{if $status.readyReplicas}}{{$status.readyReplicas}}{{else}}0{{end}}{{"\n"}}{{end}}'

readonly namespaces="ethereum monitoring"

# namespace|pod|workload|phase|started|ready|restarts|reason|image|"message"
pods() {
  local namespace
  for namespace in $namespaces; do
    kubectl get pods -n "$namespace" -l "$label" --request-timeout=20s -o go-template="$pod_template" || return
  done
}

# namespace|kind|name|wanted|made|up to date|ready
workloads() {
  local namespace
  for namespace in $namespaces; do
    kubectl get statefulsets,deployments -n "$namespace" -l "$label" --request-timeout=20s \
      -o go-template="$workload_template" || return
  done
}

# remembers both, so that one screen tells of one moment
look() {
  pods >"$scratch/pods" && workloads >"$scratch/workloads"
}

is_workload() {
  grep -q "^$1|[^|]*|$2|" "$scratch/workloads"
}

# what keeps a pod from running that waiting alone does not heal
is_broken_reason() {
  case "$1" in
    Unschedulable | CrashLoopBackOff | ErrImagePull | ImagePullBackOff | ErrImageNeverPull | InvalidImageName) ;;
    CreateContainerConfigError | CreateContainerError | RunContainerError) ;;
    *) return 1 ;;
  esac
}

is_image_reason() {
  case "$1" in
    ErrImagePull | ImagePullBackOff | ErrImageNeverPull | InvalidImageName) ;;
    *) return 1 ;;
  esac
}

# why the pods of a workload were not even made: quota, Pod Security, a LimitRange
refusals() {
  kubectl get events -n "$1" --field-selector reason=FailedCreate --request-timeout=20s \
    -o go-template="{{range .items}}{{if eq .involvedObject.kind \"$2\" \"ReplicaSet\"}}{{.involvedObject.name}}: {{.message}}{{\"\\n\"}}{{end}}{{end}}" \
    | grep "^$3" | tail -n 1
}
