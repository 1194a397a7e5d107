package org.rawat.postgres.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/org.rawat.postgres.cfg}: the PostgreSQL that Rawat starts. */
@ObjectClassDefinition(
        pid = PostgresConfig.PID,
        name = "Rawat: embedded PostgreSQL",
        description = "The database that Rawat starts and owns, on 127.0.0.1 only")
@interface PostgresConfig {
    String PID = "org.rawat.postgres";

    @AttributeDefinition(
            name = "Port",
            description = "On 127.0.0.1; 0 takes a free one and keeps to it",
            min = "0",
            max = "65535")
    int port() default 0;

    @AttributeDefinition(
            name = "Account",
            description =
                    "The account that runs PostgreSQL when Rawat runs as root; empty takes rawat,"
                            + " else nobody",
            required = false)
    String user() default "";

    @AttributeDefinition(
            name = "Shared buffers",
            description = "PostgreSQL's shared_buffers, for example 32MB or 1GB")
    String shared_buffers() default "32MB";

    @AttributeDefinition(
            name = "Connections",
            description = "PostgreSQL's max_connections",
            min = "10",
            max = "1000")
    int max_connections() default 50;

    @AttributeDefinition(
            name = "Seconds to start",
            description = "How long a start, recovery after a crash included, may take",
            min = "5",
            max = "3600")
    int start_seconds() default 120;
}
