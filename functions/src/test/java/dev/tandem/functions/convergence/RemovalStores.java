package dev.tandem.functions.convergence;

import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.ConnectionStore;

/** The sockets as the functions of one run see them. */
@FunctionalInterface
interface RemovalStores {
    ConnectionStore connections(SimWorld world);
}
