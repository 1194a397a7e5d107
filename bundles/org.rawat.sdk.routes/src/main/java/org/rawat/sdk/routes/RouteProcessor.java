package org.rawat.sdk.routes;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Collects method and path template of every resource method into {@code META-INF/rawat-routes.bnd}
 * (a {@code Rawat-Routes} header that bnd.bnd includes), so that the front door can tell
 * "installed, but not serving" from "not installed". Refuses to compile a resource method without a
 * policy.
 */
public final class RouteProcessor extends AbstractProcessor {
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String POLICY = "org.rawat.web.api.Policy";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

    private final Set<String> routes = new TreeSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(PATH, "jakarta.ws.rs.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        TypeElement path = processingEnv.getElementUtils().getTypeElement(PATH);
        if (path != null) {
            round.getElementsAnnotatedWith(path).stream()
                    .filter(element -> element.getKind() == ElementKind.CLASS)
                    .forEach(this::collect);
        }
        if (round.processingOver() && !routes.isEmpty()) {
            write();
        }
        return false;
    }

    private void collect(Element resource) {
        String root = value(resource);
        for (Element method : resource.getEnclosedElements()) {
            for (String verb : METHODS) {
                if (!has(method, "jakarta.ws.rs." + verb)) {
                    continue;
                }
                routes.add(verb + " " + joined(root, value(method)));
                if (!has(method, POLICY)) {
                    processingEnv
                            .getMessager()
                            .printMessage(Diagnostic.Kind.ERROR, "a route needs a @Policy", method);
                }
            }
        }
    }

    private static String joined(String root, String rest) {
        String all = ("/" + root + "/" + rest).replaceAll("/+", "/");
        return all.length() > 1 && all.endsWith("/") ? all.substring(0, all.length() - 1) : all;
    }

    private static boolean has(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(annotation));
    }

    private static String value(Element element) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().toString().equals(PATH)) {
                for (AnnotationValue value : mirror.getElementValues().values()) {
                    return String.valueOf(value.getValue());
                }
            }
        }
        return "";
    }

    private void write() {
        try (Writer out =
                processingEnv
                        .getFiler()
                        .createResource(
                                StandardLocation.CLASS_OUTPUT, "", "META-INF/rawat-routes.bnd")
                        .openWriter()) {
            out.write("Rawat-Routes: \\\n  ");
            out.write(String.join(",\\\n  ", routes));
            out.write("\n");
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "routes not written: " + e.getMessage());
        }
    }
}
