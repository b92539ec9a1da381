# One image for every command. Build the program first: ./mvnw -DskipTests package
FROM eclipse-temurin:25-jre

RUN useradd --system --uid 10001 --home-dir /vigie --no-create-home --shell /usr/sbin/nologin vigie \
 && mkdir -p /vigie/data && chown vigie /vigie/data
WORKDIR /vigie
COPY LICENSE NOTICE ./
COPY config config
COPY standalone/target/vigie/lib lib

USER vigie
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true", "-cp", "lib/*", "org.vigie.standalone.cli.Vigie"]
CMD ["--help"]
