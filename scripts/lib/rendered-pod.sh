# shellcheck disable=SC2016  # the $ belong to templates
# Turns a rendered pod template into the arguments of podman, field by field, so that nothing is written twice. Needs
# fields.sh.

# sets $run, the arguments; $grace and $image_name: FILE POD
translate() {
  local file=$1 pod=$2
  run=(--cgroups=enabled --network none --hostname "$pod")
  grace=$(field "$file" '{{.spec.template.spec.terminationGracePeriodSeconds}}')
  image_name=$(field "$file" "$container"'{{$container.image}}')
  translate_security "$file"
  translate_environment "$file" "$pod"
  translate_mounts "$file"
}

translate_security() {
  local user group supplement capability
  read -r user group supplement <<<"$(field "$1" "$container"'{{$spec.securityContext.runAsUser}} {{$spec.securityContext.runAsGroup}} {{$spec.securityContext.fsGroup}}')"
  volume_group=$supplement
  run+=(--user "$user:$group" --group-add "$supplement")
  [ "$(field "$1" "$container"'{{$container.securityContext.readOnlyRootFilesystem}}')" = true ] && run+=(--read-only --read-only-tmpfs=false)
  [ "$(field "$1" "$container"'{{$container.securityContext.allowPrivilegeEscalation}}')" = false ] && run+=(--security-opt no-new-privileges)
  for capability in $(field "$1" "$container"'{{range $container.securityContext.capabilities.drop}}{{.}} {{end}}'); do
    run+=(--cap-drop "$capability")
  done
  run+=(--memory "$(field "$1" "$container"'{{$container.resources.limits.memory}}' | sed 's/i$//')")
}

# literal values, fields of the pod, and keys of rendered ConfigMaps
translate_environment() {
  local name value kind
  : >"$scratch/environment"
  while IFS='|' read -r name kind value; do
    case "$kind" in
      metadata.name) value=$2 ;;
      metadata.namespace) value=ethereum ;;
      configmap) value=$(config_value "${value%%/*}" "${value#*/}") ;;
      literal) ;;
      *) stop "The check does not know where $name comes from: $kind." ;;
    esac
    printf '%s=%s\n' "$name" "$value" >>"$scratch/environment"
    run+=(--env "$name=$value")
  done <<<"$(field "$1" "$container"'{{range $container.env}}{{.name}}|{{if .valueFrom}}{{if .valueFrom.fieldRef}}{{.valueFrom.fieldRef.fieldPath
}}|{{else if .valueFrom.configMapKeyRef}}configmap|{{.valueFrom.configMapKeyRef.name}}/{{.valueFrom.configMapKeyRef.key
}}{{else}}unknown|{{end}}{{else}}literal|{{.value}}{{end}}{{"\n"}}{{end}}')"
}

# prints command or args, one a line, with $(NAME) as the kubelet expands it
words_of() {
  local name value text
  text=$(field "$1" "$container"'{{range $container.'"$2"'}}{{.}}{{"\n"}}{{end}}')
  while IFS='=' read -r name value; do
    text=${text//\$($name)/$value}
  done <"$scratch/environment"
  [ -z "$text" ] || printf '%s\n' "$text"
}

translate_mounts() {
  local name path source
  while IFS='|' read -r name path; do
    [ -n "$name" ] || continue
    source=$(field "$1" "$container"'{{range $spec.volumes}}{{if eq .name "'"$name"'"}}{{if .configMap}}configmap|{{.configMap.name
}}{{else if .secret}}secret|{{.secret.secretName}}{{else if .emptyDir}}empty|{{if .emptyDir.sizeLimit}}{{.emptyDir.sizeLimit
}}{{else}}64Mi{{end}}{{else}}unknown|{{end}}{{end}}{{end}}')
    case "$source" in
      configmap\|*) mount_files "$name" "$path" && config_files "${source#*|}" "$scratch/volumes/$name" ;;
      secret\|*) mount_files "$name" "$path" && secret_file "$scratch/volumes/$name" ;;
      empty\|*) run+=(--mount "type=tmpfs,destination=$path,tmpfs-size=$(printf '%s' "${source#*|}" | tr -d i | tr '[:upper:]' '[:lower:]'),tmpfs-mode=1777") ;;
      '') mount_claim "$name" "$path" ;;
      *) stop "The check does not know the volume $name." ;;
    esac
  done <<<"$(field "$1" "$container"'{{range $container.volumeMounts}}{{.name}}|{{.mountPath}}{{"\n"}}{{end}}')"
}

mount_files() {
  mkdir -p "$scratch/volumes/$1"
  run+=(--volume "$scratch/volumes/$1:$2:ro")
}

# as the Job makes it and the kubelet mounts it: the group of the volume may read it, and nobody else
secret_file() {
  openssl rand -hex 32 | tr -d '\n' >"$1/jwt.hex"
  chown "0:$volume_group" "$1/jwt.hex"
  chmod 0440 "$1/jwt.hex"
}

# a new volume belongs to root and to the group of fsGroup
mount_claim() {
  mkdir -p "$scratch/volumes/$1"
  chown "0:$volume_group" "$scratch/volumes/$1"
  chmod 2775 "$scratch/volumes/$1"
  run+=(--volume "$scratch/volumes/$1:$2:rw")
}

# the words of a probe: exec and its command, http and port and path, or tcp and port
probe_of() {
  field "$1" "$container"'{{with $container.'"$2"'}}{{if .exec}}exec {{range .exec.command}}{{.}} {{end}}{{else if .httpGet
}}http {{.httpGet.port}} {{.httpGet.path}}{{else}}tcp {{.tcpSocket.port}}{{end}}{{end}}'
}

port_number() {
  field "$1" "$container"'{{range $container.ports}}{{if eq .name "'"$2"'"}}{{.containerPort}}{{end}}{{end}}'
}
