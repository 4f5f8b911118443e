/**
 * Lambda's execution environments on this machine: deployed code as a process of its own, run by AWS's own
 * <a href="https://github.com/aws/aws-lambda-java-libs/tree/main/aws-lambda-java-runtime-interface-client">runtime interface client</a> against the
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>, with the start, the snapshot and the end that it has in the
 * cloud. Nothing here knows Tandem.
 */
@NullMarked
package dev.tandem.local.runtime;

import org.jspecify.annotations.NullMarked;
