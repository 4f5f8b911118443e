/**
 * The whole stack in a process of its own, killed again and again while people edit over real sockets; and what became of every mutation; also of those
 * that people made in real browsers.
 */
@org.jspecify.annotations.NullMarked
package dev.tandem.local.soak;
