package dev.tandem.local.hosting;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the code of one environment. It sees its own class path, the JDK, and of this process only what Lambda's runtime brings along too: the interfaces
 * of {@code aws-lambda-java-core}.
 */
final class CodeLoader extends URLClassLoader {
    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.";

    CodeLoader(URL[] classPath) {
        super(classPath, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isOfRuntime(name)) {
            return CodeLoader.class.getClassLoader().loadClass(name);
        }
        return super.loadClass(name, resolve);
    }

    /** The package itself: {@code events} and others below it come with the function. */
    private static boolean isOfRuntime(String name) {
        return name.startsWith(RUNTIME) && name.indexOf('.', RUNTIME.length()) < 0;
    }
}
