package io.github.claudeproxy.ui.tray;

import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

import java.util.Map;

/** An object on the bus with properties that others read. */
abstract class BusProperties implements Properties {
    private final String path;
    private volatile Map<String, Variant<?>> values;

    BusProperties(String path, Map<String, Variant<?>> values) {
        this.path = path;
        this.values = values;
    }

    final void set(Map<String, Variant<?>> next) {
        values = next;
    }

    @Override
    public final String getObjectPath() {
        return path;
    }

    /** The library takes a variant as it is, whatever the caller of a proxy would expect. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public final <A> A Get(String type, String name) {
        Variant<?> value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no property " + name);
        }
        return (A) value;
    }

    @Override
    public final <A> void Set(String type, String name, A value) {
        throw new IllegalArgumentException("nothing can be set");
    }

    @Override
    public final Map<String, Variant<?>> GetAll(String type) {
        return values;
    }
}
