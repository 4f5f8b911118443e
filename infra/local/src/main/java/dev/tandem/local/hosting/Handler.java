package dev.tandem.local.hosting;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A method that handles events: of a {@code RequestStreamHandler}, of a {@code RequestHandler}, or any other with an input and perhaps a {@link Context}.
 *
 * <p>Source: AWS Lambda Developer Guide, <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Define Lambda function handler in Java</a>.
 */
final class Handler {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Object instance;
    private final Method method;

    private Handler(Object instance, Method method) {
        this.instance = instance;
        this.method = method;
    }

    /**
     * Makes a handler.
     *
     * @param name {@code package.Class} or {@code package.Class::method}
     * @throws HandlerRefused where there is none of that name
     */
    static Handler load(ClassLoader code, String name) {
        String[] parts = name.split("::", -1);
        if (parts.length > 2 || parts[0].isEmpty() || parts[parts.length - 1].isEmpty()) {
            throw new HandlerRefused("A handler is package.Class or package.Class::method, not '" + name + "'.");
        }
        try {
            Class<?> type = Class.forName(parts[0], true, code);
            return new Handler(
                    type.getConstructor().newInstance(), method(type, parts.length == 2 ? parts[1] : "handleRequest"));
        } catch (ClassNotFoundException absent) {
            throw new HandlerRefused("There is no class " + parts[0] + " in the class path of the function.", absent);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException unusable) {
            throw new HandlerRefused(
                    parts[0] + " is not a public class with a public constructor without parameters.", unusable);
        } catch (InvocationTargetException failed) {
            throw new HandlerRefused("The constructor of " + parts[0] + " failed: " + failed.getCause(), failed);
        } catch (LinkageError failed) {
            throw new HandlerRefused(parts[0] + " cannot be loaded: " + failed, failed);
        }
    }

    /** Of several with the name, the one with the most parameters, as Lambda chooses. */
    private static Method method(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge() && isHandler(method))
                .max(Comparator.comparingInt(Method::getParameterCount))
                .orElseThrow(() -> new HandlerRefused(type.getName() + " has no public method " + name
                        + " that takes an event: (input), (input, Context) or (InputStream, OutputStream, Context)."));
    }

    private static boolean isHandler(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return switch (types.length) {
            case 1 -> true;
            case 2 -> types[1] == Context.class || isStream(types);
            case 3 -> isStream(types) && types[2] == Context.class;
            default -> false;
        };
    }

    private static boolean isStream(Class<?>[] types) {
        return types[0] == InputStream.class && types[1] == OutputStream.class;
    }

    /** Handles an event; throws what the method throws. */
    byte[] handle(byte[] event, Context context) throws Exception {
        Class<?>[] types = method.getParameterTypes();
        boolean writes = types.length > 1 && isStream(types);
        var written = new ByteArrayOutputStream();
        Object[] arguments = new Object[types.length];
        arguments[0] = input(event);
        for (int i = 1; i < types.length; i++) {
            arguments[i] = types[i] == Context.class ? context : written;
        }
        try {
            Object answer = method.invoke(instance, arguments);
            return writes ? written.toByteArray() : MAPPER.writeValueAsBytes(answer);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof Exception exception ? exception : failed;
        }
    }

    private Object input(byte[] event) throws IOException {
        Type type = method.getGenericParameterTypes()[0];
        return type == InputStream.class
                ? new ByteArrayInputStream(event)
                : MAPPER.readValue(event, MAPPER.constructType(type));
    }
}
