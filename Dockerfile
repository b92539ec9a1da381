# One image for every command. Build the program first: ./mvnw -DskipTests package
FROM eclipse-temurin:25-jre

RUN useradd --system --uid 10001 --home-dir /vigie --no-create-home --shell /usr/sbin/nologin vigie \
 && mkdir -p /vigie/data && chown vigie /vigie/data
WORKDIR /vigie
COPY LICENSE NOTICE ./
COPY config config
COPY standalone/target/vigie/lib lib
COPY docker/healthy /usr/local/bin/healthy

USER vigie
# Each service serves /health, /health/live, /health/ready and /metrics here. Two areas of memory for glibc, not one per thread.
ENV VIGIE_METRICS=0.0.0.0:9464 MALLOC_ARENA_MAX=2
EXPOSE 8080 9464
HEALTHCHECK --start-period=90s --start-interval=2s --interval=30s --timeout=5s CMD ["healthy"]
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:OnOutOfMemoryError=echo 'vigie: out of memory: the container gives too little. Vigie ends.' >&2", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true", "-cp", "lib/*", "org.vigie.standalone.cli.Vigie"]
CMD ["--help"]
