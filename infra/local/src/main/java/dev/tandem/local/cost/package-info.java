/**
 * What Tandem costs in the cloud. {@link dev.tandem.local.cost.Counting} lets the real functions work in a local stack and counts what AWS would meter;
 * {@link dev.tandem.local.cost.Prices} says what that costs; {@link dev.tandem.local.cost.CostModel} puts the two together; {@link
 * dev.tandem.local.cost.CostDocument} writes docs/COST.md.
 */
@NullMarked
package dev.tandem.local.cost;

import org.jspecify.annotations.NullMarked;
