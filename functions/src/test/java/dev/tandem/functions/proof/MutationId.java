package dev.tandem.functions.proof;

/** What makes a mutation one and the same however often it is sent: its client and its number. */
record MutationId(String client, long n) {}
