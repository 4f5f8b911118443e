/** What events mean for each person: whom they concern, and which of them are one notification. */
@NullMarked
package dev.tandem.notification;

import org.jspecify.annotations.NullMarked;
