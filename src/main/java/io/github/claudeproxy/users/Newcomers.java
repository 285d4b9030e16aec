package io.github.claudeproxy.users;

import io.github.claudeproxy.secrets.OneTimeToken;

import java.time.Instant;

/** Puts new users into the store, and writes down that they came. */
final class Newcomers {
    private final UserStore users;
    private final InvitationStore invitations;
    private final UserAudit audit;

    Newcomers(UserStore users, InvitationStore invitations, UserAudit audit) {
        this.users = users;
        this.invitations = invitations;
        this.audit = audit;
    }

    boolean isFirst() {
        return !users.hasUsers();
    }

    boolean isOpen(OneTimeToken token, Instant now) {
        return invitations.isOpen(token, now);
    }

    /** False if there is a user already. */
    boolean addOwner(NewUser user) {
        User owner = user.as(Role.OWNER, user.id());
        return audit.ifDone(() -> users.insertOwner(user), () -> audit.registered(owner));
    }

    /** False if the e-mail address is taken. */
    boolean addFounder(NewUser user) {
        User founder = user.as(Role.ADMIN, user.id());
        return audit.ifDone(() -> users.insertFounder(user), () -> audit.registered(founder));
    }

    Redemption redeem(OneTimeToken token, NewUser user) {
        return audit.together(() -> invitations.redeem(token, user), this::note);
    }

    private void note(Redemption redemption) {
        if (redemption instanceof Redemption.Joined(User joined)) {
            audit.registered(joined);
        }
    }
}
