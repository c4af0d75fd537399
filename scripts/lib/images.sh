# The monitor's image is built by the operator, so a cluster does not have it until it is loaded there.

monitor_image() {
  sed -n -E 's#^ *(- )?image: (.*peer-monitor[:@].*)$#\2#p' "$manifests" | head -n 1
}

explain_loading() {
  local image
  image=$(monitor_image)
  cat >&2 <<WORDS
The image $image of the monitor cannot be pulled: $1
Build it, bring it into the cluster, and run this again:

  docker build -t $image --build-arg VERSION=${image##*:} .

  kind       kind load docker-image $image
  minikube   minikube image load $image
  k3s        docker save $image | sudo k3s ctr images import -
  registry   docker tag $image registry.example.org/peer-monitor:${image##*:}
             docker push registry.example.org/peer-monitor:${image##*:}
             scripts/deploy-all.sh --network $network --image registry.example.org/peer-monitor:${image##*:}
WORDS
  exit 1
}

# a pod that waits for its image would wait up to five minutes more after it was loaded
forget_missing_images() {
  local pod
  pods | while IFS='|' read -r namespace pod workload _ _ _ _ reason _; do
    if [ "$workload" = peer-monitor ] && is_image_reason "$reason"; then
      kubectl delete pod -n "$namespace" "$pod" --wait=false >/dev/null
    fi
  done
}
