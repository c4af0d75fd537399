# Base images are pinned to release tags: the runtime to one build of the JRE, the build image to one
# Maven and to Java 25. Not to digests, which no machine that wrote this could look up. Raise the JRE
# with each quarterly release of Temurin: nothing else depends on its number.

FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
# the cache mount keeps what Maven downloads between builds, whatever changes in the poms
RUN --mount=type=cache,target=/root/.m2/repository \
    mvn -B -q -pl peer-monitor package -Dmaven.test.skip=true \
    && cp peer-monitor/target/peer-monitor-*.jar /peer-monitor.jar
# libraries apart from our own classes: a new version of the service is a small layer
RUN java -Djarmode=tools -jar /peer-monitor.jar extract --layers --destination /layers \
    && javac -d /rehearsal peer-monitor/src/image/Rehearsal.java


FROM eclipse-temurin:25.0.3_9-jre-noble AS service
# an operator's settings are read from /app/config/application.yaml
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/application/ ./
COPY peer-monitor/src/image/jvm.options ./


# The AOT cache holds for this JRE, these flags, and these files with these paths and times of
# change. So it is trained on the very layers that are shipped; a tool that rewrites the times of
# files in layers makes the service start without it.
FROM service AS training
COPY --from=build /rehearsal /rehearsal
RUN java -cp /rehearsal Rehearsal 10 \
    java @/app/jvm.options -XX:AOTCacheOutput=/app/peer-monitor.aot -Dpeer-monitor.polling.interval=1s \
    -jar /app/peer-monitor.jar


FROM service
COPY --from=training /app/peer-monitor.aot ./
USER 10001:10001
# no image without a cache that works: AOTMode=on makes an unfit one an error
RUN java @/app/jvm.options -XX:AOTCache=/app/peer-monitor.aot -XX:AOTMode=on \
    -Dspring.context.exit=onRefresh -jar /app/peer-monitor.jar --server.port=0
EXPOSE 8080
# no shell in between: the JVM is process 1 and takes SIGTERM itself
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/peer-monitor.aot", "-jar", "/app/peer-monitor.jar"]
ARG VERSION=dev
ARG REVISION=unknown
# version and ref.name would else be those of the Ubuntu below
LABEL org.opencontainers.image.title="Peer Monitor" \
      org.opencontainers.image.description="Shows the peers of Ethereum execution nodes on the console, over REST and as Prometheus metrics" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.ref.name="peer-monitor" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25.0.3_9-jre-noble"
