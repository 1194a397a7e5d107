package org.rawat.persistence.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/org.rawat.persistence.cfg}: which PostgreSQL keeps the clinic's data. */
@ObjectClassDefinition(
        name = "Rawat: database",
        description = "The embedded PostgreSQL, or one of the clinic's own")
@interface PersistenceConfig {
    String PID = "org.rawat.persistence";

    @AttributeDefinition(
            name = "Embedded",
            description = "true: Rawat starts a PostgreSQL; false: the clinic's own, named below")
    boolean embedded() default true;

    @AttributeDefinition(
            name = "Address",
            description = "jdbc:postgresql://host:port/database, for the clinic's own",
            required = false)
    String url() default "";

    @AttributeDefinition(
            name = "Owner",
            description = "The role that owns the schemas and migrates them; may create schemas",
            required = false)
    String owner_user() default "";

    @AttributeDefinition(name = "Owner's password", type = AttributeType.PASSWORD, required = false)
    String owner_password() default "";

    @AttributeDefinition(
            name = "Application's role",
            description = "The role under which Rawat works; must be another one, without DDL",
            required = false)
    String app_user() default "";

    @AttributeDefinition(
            name = "Application's password",
            type = AttributeType.PASSWORD,
            required = false)
    String app_password() default "";

    @AttributeDefinition(
            name = "Connections",
            description = "At most so many at once",
            min = "2",
            max = "200")
    int pool_size() default 12;
}
