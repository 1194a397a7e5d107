package org.rawat.catalogue.fhir.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rawat.api.Health;
import org.rawat.catalogue.api.spi.MedicineSource;
import org.rawat.catalogue.api.spi.SourceMedicine;

/**
 * One pharmacy. Whoever asks waits no longer than the asker's deadline; the answer may take longer
 * and is then there for whoever asks the same next. How often a pharmacy that fails is asked is the
 * catalogue's to decide, for all sources alike.
 */
final class PharmacySource implements MedicineSource {
    private final PharmacySettings settings;
    private final HttpClient http;
    private final Authorization authorization;
    private final MedicineMapper mapper;
    private final Answers answers;
    private final PharmacyCondition condition;
    private final Clock clock;

    PharmacySource(PharmacySettings settings, Executor executor, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        // What a redirect names is nobody's configuration: it is reported, not followed.
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connect())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(executor)
                        .build();
        this.authorization = new Authorization(settings.access(), clock);
        this.mapper = new MedicineMapper(settings.base(), settings.codeSystem());
        this.answers = new Answers(clock, settings.cacheAge(), settings.cacheAnswers());
        this.condition = new PharmacyCondition(settings.name(), clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public List<SourceMedicine> search(String text, int limit, Duration deadline)
            throws IOException {
        String plain = plain(text);
        if (plain.isEmpty()) {
            return List.of();
        }
        return within(deadline, asked(settings.search().text(), escaped(plain), limit));
    }

    @Override
    public Optional<SourceMedicine> find(String codeSystem, String code, Duration deadline)
            throws IOException {
        boolean own = codeSystem.equals(mapper.ownIds());
        String parameter = own ? "_id" : settings.search().code();
        String token = own ? escaped(code) : escaped(codeSystem) + "|" + escaped(code);
        return within(deadline, asked(parameter, token, 10)).stream()
                .filter(it -> it.codeSystem().equals(codeSystem) && it.code().equals(code))
                .findFirst();
    }

    /** How it is; asked now, unless that is known, and waited for until the deadline. */
    CompletableFuture<Health> checked(Duration deadline) {
        if (condition.recent()) {
            return CompletableFuture.completedFuture(condition.health());
        }
        return inquiry(first("_count", "1"), 1)
                .copy()
                .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (medicines, failure) -> {
                            if (!condition.recent()) {
                                condition.failed(PharmacyException.of(failure));
                            }
                            return condition.health();
                        });
    }

    private CompletableFuture<List<SourceMedicine>> asked(
            String parameter, String value, int limit) {
        URI first = first(parameter, value, "_count", String.valueOf(limit));
        return answers.get(first.toString(), () -> inquiry(first, limit));
    }

    private CompletableFuture<List<SourceMedicine>> inquiry(URI first, int limit) {
        return Inquiry.search(http, settings, authorization, first, limit)
                .thenApply(this::mapped)
                .whenComplete(
                        (medicines, failure) -> {
                            if (failure != null) {
                                condition.failed(PharmacyException.of(failure));
                            }
                        });
    }

    private List<SourceMedicine> mapped(List<JsonNode> resources) {
        // An answer that is kept stays as old as it is.
        Instant now = clock.instant();
        List<SourceMedicine> medicines =
                resources.stream()
                        .map(mapper::medicine)
                        .flatMap(Optional::stream)
                        .map(medicine -> medicine.asOf(now))
                        .toList();
        condition.answered(resources.size(), resources.size() - medicines.size());
        return medicines;
    }

    private static List<SourceMedicine> within(
            Duration deadline, CompletableFuture<List<SourceMedicine>> answer) throws IOException {
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (TimeoutException e) {
            throw PharmacyException.of(e);
        } catch (ExecutionException e) {
            throw PharmacyException.of(e);
        }
    }

    private URI first(String... parameters) {
        StringBuilder query = new StringBuilder(settings.search().more());
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(query.length() == 0 ? "" : "&")
                    .append(parameters[i])
                    .append('=')
                    .append(encoded(parameters[i + 1]));
        }
        return URI.create(settings.base() + "/" + settings.resource() + "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without what no name of a medicine has. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /** What has a meaning in a search parameter loses it (FHIR R4, 3.1.1.5.7). */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\,|$]", "\\\\$0");
    }
}
