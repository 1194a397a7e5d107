package org.rawat.web.internal.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.template.Configuration;
import org.jspecify.annotations.Nullable;

/** What one bundle brings for its pages, loaded once and dropped with the bundle. */
public final class BundlePages {
    private final String name;
    private final Messages messages;
    private final Assets assets;
    private final Configuration templates;
    private final ObjectMapper json = JsonMappers.fresh();

    /**
     * Loads.
     *
     * @param name the function's name, or the bundle's when it is no function
     * @param front the front door's own pages, null when these are they
     */
    public BundlePages(
            String name, BundleFiles files, BundleFiles frontFiles, @Nullable BundlePages front) {
        this.name = name;
        this.messages = new Messages(files, front == null ? null : front.messages);
        this.assets = new Assets(files);
        this.templates = Templates.configuration(files, frontFiles);
    }

    /** The first segment of its assets' addresses, and what the log calls it. */
    public String name() {
        return name;
    }

    public Messages messages() {
        return messages;
    }

    public Assets assets() {
        return assets;
    }

    public Configuration templates() {
        return templates;
    }

    public ObjectMapper json() {
        return json;
    }

    /** The address of an asset. */
    public String address(String file) {
        if (assets.file(file).isEmpty()) {
            throw new IllegalArgumentException(name + " has no asset " + file);
        }
        return "/assets/" + name + "/" + assets.hash() + "/" + file;
    }
}
