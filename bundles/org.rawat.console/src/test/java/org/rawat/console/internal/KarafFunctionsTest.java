package org.rawat.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rawat.api.Health;
import org.rawat.console.internal.FunctionInfo.State;
import org.rawat.console.internal.Functions.Change;

class KarafFunctionsTest {
    private final FakeFeatures features =
            new FakeFeatures()
                    .with("rawat-base", "rawat-tp-http")
                    .with("rawat-tp-http")
                    .with("scr")
                    .with("rawat-catalogue", "rawat-base")
                    .with("rawat-conversations", "rawat-base")
                    .with("rawat-chat", "rawat-base", "rawat-conversations")
                    .with("rawat-calls", "rawat-conversations");

    @TempDir Path var;
    private Path file;
    private KarafFunctions functions;

    @BeforeEach
    void start() {
        file = var.resolve("functions");
        functions = new KarafFunctions(features.service(), file);
    }

    @Test
    void functionsAreListedAndTheGroundIsNot() throws Refusal {
        functions.install("rawat-chat", "rita");

        assertThat(functions.list())
                .extracting(FunctionInfo::name, FunctionInfo::state, FunctionInfo::chosen)
                .containsExactly(
                        tuple("rawat-calls", State.AVAILABLE, false),
                        tuple("rawat-catalogue", State.AVAILABLE, false),
                        tuple("rawat-chat", State.RUNNING, true),
                        tuple("rawat-conversations", State.RUNNING, false));
    }

    @Test
    void anInstalledFunctionBringsWhatItNeedsAndIsRemembered() throws Exception {
        Change change = functions.install("chat", "rita");

        assertThat(change.installed()).containsOnly("rawat-chat", "rawat-conversations");
        assertThat(change.message())
                .startsWith(
                        "rawat-chat is installed. With it came what it needs:"
                                + " rawat-conversations.");
        assertThat(Files.readString(file)).isEqualTo("rawat-chat\n");
        assertThat(features.calls).containsExactly("install [rawat-chat]");
    }

    @Test
    void installingTwiceChangesNothing() throws Exception {
        functions.install("catalogue", "rita");

        Change again = functions.install("catalogue", "rita");

        assertThat(again.installed()).isEmpty();
        assertThat(again.message()).isEqualTo("rawat-catalogue was already installed.");
        assertThat(features.calls).hasSize(1);
    }

    @Test
    void whatOthersNeedStaysUnlessTheyGoToo() throws Exception {
        functions.install("chat", "rita");
        functions.install("calls", "rita");

        assertThatThrownBy(() -> functions.remove("conversations", false, "rita"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("needed by rawat-calls, rawat-chat");
        assertThat(features.installed())
                .contains("rawat-calls", "rawat-chat", "rawat-conversations");

        Change change = functions.remove("conversations", true, "rita");

        assertThat(change.removed())
                .containsOnly("rawat-calls", "rawat-chat", "rawat-conversations");
        assertThat(Files.readString(file)).isEmpty();
    }

    @Test
    void aRemovedFunctionTakesAlongWhatNobodyElseNeeds() throws Exception {
        functions.install("chat", "rita");

        Change change = functions.remove("chat", false, "rita");

        assertThat(change.message())
                .startsWith(
                        "rawat-chat is removed, its data are kept. With it went:"
                                + " rawat-conversations.");
        assertThat(features.installed()).isEmpty();
    }

    @Test
    void theBaseCanNeitherBeInstalledNorRemoved() {
        for (String name : Set.of("base", "rawat-base", "rawat-tp-http")) {
            assertThatThrownBy(() -> functions.remove(name, true, "rita"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("stays");
        }
        assertThatThrownBy(() -> functions.install("nonsense", "rita"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There are: rawat-calls, rawat-catalogue");
        assertThat(features.calls).isEmpty();
    }

    @Test
    void whatCannotBeInstalledIsSaidInOneLineAndNotRemembered() {
        features.broken.add("rawat-chat");

        assertThatThrownBy(() -> functions.install("chat", "rita"))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "rawat-chat could not be installed, nothing was changed: Unable to resolve"
                                + " rawat-chat");
        assertThat(file).doesNotExist();
    }

    @Test
    void chosenFunctionsComeBackAfterACleanStart() throws IOException {
        Files.writeString(file, "# ours\nrawat-catalogue\n\n rawat-chat \n");

        restoring().run();

        assertThat(features.required).containsExactly("rawat-catalogue", "rawat-chat");
        assertThat(features.calls).containsExactly("install [rawat-catalogue, rawat-chat]");
    }

    @Test
    void oneThatCannotComeBackKeepsNobodyElseAwayAndIsNamed() throws IOException {
        Files.writeString(file, "rawat-catalogue\nrawat-chat\nrawat-gone\n");
        features.broken.add("rawat-chat");
        Restoring restoring = restoring();

        restoring.run();

        assertThat(features.required).containsExactly("rawat-catalogue");
        assertThat(restoring.health().status()).isEqualTo(Health.Status.CRITICAL);
        assertThat(restoring.health().message()).contains("rawat-chat, rawat-gone");

        features.broken.clear();
        features.required.add("rawat-chat");
        Files.writeString(file, "rawat-catalogue\nrawat-chat\n");

        assertThat(restoring.health().status()).isEqualTo(Health.Status.OK);
    }

    @Test
    void nothingIsInstalledWhenEverythingIsThere() throws IOException {
        Files.writeString(file, "rawat-catalogue\n");
        features.required.add("rawat-catalogue");

        restoring().run();

        assertThat(features.calls).isEmpty();
    }

    @Test
    void aChosenFunctionThatThisRawatDoesNotHaveIsListedAndCanBeForgotten() throws Exception {
        Files.writeString(file, "rawat-gone\n");

        assertThat(functions.list())
                .filteredOn(it -> it.name().equals("rawat-gone"))
                .singleElement()
                .extracting(FunctionInfo::state)
                .isEqualTo(State.UNKNOWN);

        functions.remove("gone", false, "rita");

        assertThat(Files.readString(file)).isEmpty();
    }

    private Restoring restoring() {
        return new Restoring(new FunctionFeatures(features.service()), new ChosenFunctions(file));
    }
}
