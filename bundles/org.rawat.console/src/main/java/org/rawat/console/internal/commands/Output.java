package org.rawat.console.internal.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.rawat.console.internal.Refusal;

/** What a command answers: sentences, a table, or JSON for programs. */
final class Output {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Output() {}

    /** What a command has to say. */
    interface Answer {
        String text() throws Refusal, IOException;
    }

    /**
     * Prints the answer. A refusal is shown as its one sentence: the shell writes any other
     * exception into the log with its whole trace, as if something were broken.
     */
    static @Nullable Object answer(Answer answer) throws CommandException, IOException {
        try {
            print(answer.text());
            return null;
        } catch (Refusal e) {
            throw new CommandException(e.getMessage(), e.getMessage(), e);
        }
    }

    /** Prints to whatever follows the command: the console, or the next command of a pipe. */
    private static void print(String text) {
        PrintStream out = Process.Utils.current().out();
        out.println(text);
        out.flush();
    }

    static String json(Object answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers of commands are plain records", e);
        }
    }

    static String table(List<String> columns, List<List<String>> rows, String whenEmpty) {
        ShellTable table = new ShellTable();
        columns.forEach(table::column);
        table.emptyTableText(whenEmpty);
        rows.forEach(row -> table.addRow().addContent(List.<Object>copyOf(row)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
