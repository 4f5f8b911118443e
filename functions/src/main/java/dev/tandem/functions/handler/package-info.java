/**
 * The functions as AWS calls them: an event's JSON goes in, a result's JSON comes out. Each class is one function; it reads the event, asks a use case
 * and writes the answer.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html">Events of a
 *     WebSocket API</a>
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Events of an HTTP API,
 *     payload format 2.0</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Events of a DynamoDB stream</a>
 */
@NullMarked
package dev.tandem.functions.handler;

import org.jspecify.annotations.NullMarked;
