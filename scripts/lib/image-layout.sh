# The service in the layout of the image, with its JVM options and an AOT cache trained for it (see the Dockerfile).

need_jdk_25() {
  java=${JAVA_HOME:-}/bin/java
  "$java" -version 2>&1 | grep -q '"25[."]' || stop "JAVA_HOME is no JDK 25: set it to one, for example Temurin 25."
}

# use_image FOLDER: what was laid out there
use_image() {
  app=$1
  cached=("-XX:AOTCache=$app/peer-monitor.aot" -XX:AOTMode=on)
}

# lay_out_image FOLDER: makes it anew from the sources; afterwards "$java" "@$app/jvm.options" "${cached[@]}" starts the service
lay_out_image() {
  use_image "$1"
  mvn -B -q -pl peer-monitor package -DskipTests </dev/null
  rm -rf "$app"
  mkdir -p "$app/boot"
  cp peer-monitor/target/peer-monitor-*.jar "$app/boot/peer-monitor.jar"
  "$java" -Djarmode=tools -jar "$app/boot/peer-monitor.jar" extract --layers --destination "$app/layers"
  mv "$app"/layers/dependencies/* "$app"/layers/application/* "$app"
  cp peer-monitor/src/image/jvm.options "$app"
  "$JAVA_HOME/bin/javac" -d "$app/rehearsal" peer-monitor/src/image/Rehearsal.java
  rehearse 10 "-XX:AOTCacheOutput=$app/peer-monitor.aot" -Dpeer-monitor.polling.interval=1s >/dev/null
}

# starts the service as the image does: seconds to watch, more JVM options
rehearse() {
  "$java" -cp "$app/rehearsal" Rehearsal "$1" \
    "$java" "@$app/jvm.options" "${@:2}" -jar "$app/peer-monitor.jar"
}
