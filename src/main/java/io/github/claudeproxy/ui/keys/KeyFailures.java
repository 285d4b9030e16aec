package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.keys.KeyException;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.texts.Texts;

import java.util.Optional;

/** Says in the user's language why a change was refused. */
final class KeyFailures {
    private static final int LONGEST_NAME = 80;

    private final Texts texts;

    KeyFailures(Texts texts) {
        this.texts = texts;
    }

    /** Empty for what nobody expects. */
    Optional<String> said(Exception failure, String name) {
        return switch (failure) {
            case KeyException refused when refused.reason() == KeyException.Reason.NAME_TAKEN ->
                    Optional.of(texts.get("keys.wrong.taken", name.strip()));
            case KeyException refused when refused.field().equals("name") ->
                    Optional.of(wrongName(name.strip()));
            case KeyException refused when refused.field().equals("expires_at") ->
                    Optional.of(texts.get("keys.wrong.expiry"));
            case NoAddress _ -> Optional.of(texts.get("keys.wrong.no-address"));
            case StoreException _ -> Optional.of(texts.get("keys.wrong.store"));
            default -> Optional.empty();
        };
    }

    private String wrongName(String name) {
        if (name.isEmpty()) {
            return texts.get("keys.wrong.no-name");
        }
        return name.codePointCount(0, name.length()) > LONGEST_NAME
                ? texts.get("keys.wrong.long-name")
                : texts.get("keys.wrong.name");
    }
}
