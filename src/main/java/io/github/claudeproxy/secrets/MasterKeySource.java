package io.github.claudeproxy.secrets;

import java.util.Optional;

/** Where the master keys are kept: a file, or the key store of the operating system. */
public interface MasterKeySource {
    /**
     * The keys; empty when there are none, or none that can be used any more. Blocks.
     *
     * @throws SecretException if they are there and cannot be read
     */
    Optional<MasterKeys> load();

    /**
     * Keeps the keys for good before it returns. Blocks.
     *
     * @throws SecretException if that fails
     */
    void save(MasterKeys keys);
}
