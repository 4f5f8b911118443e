/** The cloud's habits on one machine: functions, the gateway in front of them and the stream behind them. */
@NullMarked
package dev.tandem.local;

import org.jspecify.annotations.NullMarked;
