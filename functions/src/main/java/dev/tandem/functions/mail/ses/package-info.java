/** Letters by Amazon SES. */
@NullMarked
package dev.tandem.functions.mail.ses;

import org.jspecify.annotations.NullMarked;
