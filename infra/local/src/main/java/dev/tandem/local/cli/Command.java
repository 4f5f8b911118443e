package dev.tandem.local.cli;

import java.util.List;

/** Something the command line can do. */
interface Command {

    /** Does it, and returns when it is done. */
    void run(List<String> words, Terminal terminal) throws InterruptedException;
}
