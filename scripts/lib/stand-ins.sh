# Images under the names that the manifests and the Dockerfile use, of what this machine has, because it can pull none.

prepare_podman() {
  local store=$scratch/containers
  mkdir -p "$store"
  cat >"$store/storage.conf" <<CONF
[storage]
driver = "vfs"
runroot = "$store/run"
graphroot = "$store/graph"
CONF
  # runc and cgroupfs work where systemd does not run
  cat >"$store/containers.conf" <<'CONF'
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
CONF
  export CONTAINERS_STORAGE_CONF=$store/storage.conf CONTAINERS_CONF=$store/containers.conf
}

# a root of busybox and of the libraries that the given programs need
make_root() {
  local folder=$1 applet library
  shift
  mkdir -p "$folder"/{bin,etc,tmp,usr/bin,root} && chmod 1777 "$folder/tmp"
  cp "$(command -v busybox)" "$folder/bin/busybox"
  for applet in $(busybox --list); do
    ln -sf busybox "$folder/bin/$applet"
  done
  ln -sf /bin/env "$folder/usr/bin/env"
  echo 'root:x:0:0:root:/root:/bin/sh' >"$folder/etc/passwd"
  for library in $(ldd "$folder/bin/busybox" "$@" | grep -oE '/[^ ]+\.so[^ ]*' | grep -v "^${JAVA_HOME:-none}/" | sort -u); do
    install -D "$library" "$folder$library"
  done
}

stand_in_geth() {
  local folder=$scratch/geth
  make_root "$folder" "$1" "$(command -v wget)"
  install -D "$1" "$folder/usr/local/bin/geth"
  # wget -T of Debian 12's busybox 1.35 crashes, that of the true image's Alpine does not
  install "$(command -v wget)" "$folder/bin/wget"
  printf 'FROM scratch\nCOPY . /\nENTRYPOINT ["geth"]\n' >"$scratch/geth.Containerfile"
  buildah build -q --isolation chroot -f "$scratch/geth.Containerfile" -t "docker.io/$2" "$folder" >/dev/null
}

# the JDK and Maven of this machine under the names of the Dockerfile's base images
stand_in_java() {
  local folder=$scratch/java image
  make_root "$folder" "$JAVA_HOME"/bin/java "$JAVA_HOME"/lib/*.so "$JAVA_HOME"/lib/server/*.so
  mkdir -p "$folder/opt/java"
  cp -r "$JAVA_HOME" "$folder/opt/java/openjdk"
  cp -rL "$(dirname "$(dirname "$(readlink -f "$(command -v mvn)")")")" "$folder/opt/maven"
  # what this machine's builds have downloaded before, and nothing else, whoever it came from
  cp -r "$HOME/.m2/repository" "$folder/repository"
  find "$folder/repository" -name _remote.repositories -delete
  echo '<settings><localRepository>/repository</localRepository><offline>true</offline></settings>' \
    >"$folder/opt/maven/conf/settings.xml"
  cat >"$scratch/java.Containerfile" <<'FILE'
FROM scratch
COPY . /
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/opt/maven/bin:/usr/bin:/bin LANG=C.UTF-8
FILE
  while read -r image; do
    set -- "$@" -t "docker.io/library/$image"
  done <<<"$(sed -n -E 's/^FROM ([^ ]*:[^ ]*).*/\1/p' "$root/Dockerfile")"
  buildah build -q --isolation chroot -f "$scratch/java.Containerfile" "$@" "$folder" >/dev/null
  rm -rf "$folder"
}

build_monitor() {
  buildah build --isolation chroot --pull-never --format docker --build-arg VERSION=check -t "docker.io/library/$1" "$root" \
    >"$scratch/build.log" 2>&1 || stop "The image could not be built: $(grep -v WARNING "$scratch/build.log" | tail -n 20)"
}
