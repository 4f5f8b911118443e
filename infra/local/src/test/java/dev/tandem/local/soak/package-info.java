/** The whole stack in a process of its own, killed again and again while people edit over real sockets; and what became of every mutation. */
@org.jspecify.annotations.NullMarked
package dev.tandem.local.soak;
