package org.rawat.web.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rawat.web.api.LetIn;
import org.rawat.web.internal.answer.Answers;
import org.rawat.web.internal.answer.AssetServer;
import org.rawat.web.internal.answer.AuditTrail;
import org.rawat.web.internal.answer.Notices;
import org.rawat.web.internal.answer.Problems;
import org.rawat.web.internal.own.HealthReport;
import org.rawat.web.internal.own.OwnPages;
import org.rawat.web.internal.page.Navigation;
import org.rawat.web.internal.page.PageLibrary;
import org.rawat.web.internal.page.PageRenderer;
import org.rawat.web.internal.page.Slots;
import org.rawat.web.internal.request.BodyReader;
import org.rawat.web.internal.request.CsrfGuard;
import org.rawat.web.internal.request.SigningKey;
import org.rawat.web.internal.routes.DeclaredRoutes;
import org.rawat.web.internal.routes.Functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of the front door together, from the configuration and the services. */
@Component(service = FrontDoor.class, configurationPid = "org.rawat.web")
@Designate(ocd = WebConfiguration.class)
public final class FrontDoor {
    /** Under which name a broken configuration stands among what is not served. */
    public static final String CONFIGURATION = "configuration";

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final Reception reception;
    private final Visitors visitors;
    private final Entrance entrance;
    private final Problems problems;
    private final Functions functions;
    private final OwnPages ownPages;

    @Activate
    public FrontDoor(
            WebConfiguration configuration,
            @Reference PageLibrary library,
            @Reference Functions functions,
            @Reference DeclaredRoutes declared,
            @Reference Navigation navigation,
            @Reference Slots slots,
            @Reference Visitors visitors,
            @Reference AuditTrail trail,
            @Reference HealthReport health) {
        this(
                configuration,
                varFolder(),
                library,
                functions,
                declared::declares,
                navigation,
                slots,
                visitors,
                trail,
                health);
    }

    FrontDoor(
            WebConfiguration configuration,
            Path var,
            PageLibrary library,
            Functions functions,
            Predicate<List<String>> declared,
            Navigation navigation,
            Slots slots,
            Visitors visitors,
            AuditTrail trail,
            HealthReport health) {
        this.functions = functions;
        this.visitors = visitors;
        WebSettings settings;
        boolean broken = false;
        try {
            settings = WebSettings.of(configuration);
        } catch (IllegalArgumentException e) {
            LOG.error("Nothing is served: {}", e.getMessage());
            functions.note(CONFIGURATION, String.valueOf(e.getMessage()));
            settings = WebSettings.harmless();
            broken = true;
        }
        SigningKey key = SigningKey.in(var.resolve("keys"));
        CsrfGuard csrf = new CsrfGuard(key);
        Notices notices = new Notices(key);
        PageFrame frame = new PageFrame(functions, navigation, notices, library);
        PageRenderer renderer = new PageRenderer(csrf, slots, settings.slotDeadline(), frame);
        Answers answers = new Answers(renderer, trail, notices);
        problems = new Problems(library.front(), renderer, answers, trail);
        entrance = new Entrance(settings, broken);
        reception =
                new Reception(
                        functions,
                        declared,
                        visitors,
                        trail,
                        csrf,
                        new BodyReader(settings.bodyLimit(), settings.uploadLimit()),
                        new AssetServer(library::named),
                        answers,
                        problems);
        ownPages = new OwnPages(csrf, visitors, health);
        functions.publish(ownPages, library.front());
    }

    @Deactivate
    void deactivate() {
        functions.withdraw(ownPages);
        functions.forget(CONFIGURATION);
    }

    Reception reception() {
        return reception;
    }

    Entrance entrance() {
        return entrance;
    }

    LetIn letIn(Exchange exchange) {
        return new LetInExchange(exchange, visitors);
    }

    Problems problems() {
        return problems;
    }

    private static Path varFolder() {
        String var = System.getProperty("rawat.var");
        return var != null ? Path.of(var) : Path.of(System.getProperty("karaf.base", "."), "var");
    }
}
