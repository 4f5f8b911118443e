/** Tandem on LocalStack, where there is Docker: the contracts of the stores, the stream, and with a licence the whole deployment. */
@NullMarked
package dev.tandem.localstack;

import org.jspecify.annotations.NullMarked;
