package dev.tandem.bench;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Each of the {@link Deeds} by itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MicroBench {
    /** Which; {@link Micro} names all of them. */
    @Param("decide an update")
    public String deed = "";

    private Supplier<Object> act = Object::new;

    /** Makes the rooms. */
    @Setup
    public void prepare() {
        Map<String, Supplier<Object>> all = Deeds.all();
        act = Objects.requireNonNull(all.get(deed), deed);
    }

    /** Does it once. */
    @Benchmark
    public Object once() {
        return act.get();
    }
}
