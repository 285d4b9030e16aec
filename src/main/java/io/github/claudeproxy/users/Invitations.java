package io.github.claudeproxy.users;

import io.github.claudeproxy.secrets.OneTimeToken;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Lets founders invite others into their account. */
final class Invitations {
    private final InvitationStore store;
    private final Duration life;
    private final UserAudit audit;
    private final Clock clock;

    Invitations(InvitationStore store, Duration life, UserAudit audit, Clock clock) {
        this.store = store;
        this.life = life;
        this.audit = audit;
        this.clock = clock;
    }

    Invitation invite(User by) {
        if (!by.isFounder()) {
            throw new UserException(UserMistake.NOT_FOUNDER);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OneTimeToken token = OneTimeToken.random();
        OpenInvitation open =
                new OpenInvitation(UUID.randomUUID().toString(), by.id(), now, now.plus(life));
        if (!audit.ifDone(() -> store.insert(open, token), () -> audit.invited(by, open))) {
            throw new UserException(UserMistake.GONE);
        }
        return new Invitation(open.id(), token.text(), open.expiresAt());
    }

    List<OpenInvitation> list(String accountId) {
        return store.list(accountId, clock.instant());
    }

    boolean revoke(String accountId, String id) {
        return audit.ifDone(() -> store.delete(accountId, id), () -> audit.revoked(accountId, id));
    }
}
