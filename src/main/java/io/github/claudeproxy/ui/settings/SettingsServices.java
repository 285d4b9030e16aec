package io.github.claudeproxy.ui.settings;

/** All that the parts of the settings work with. */
public record SettingsServices(
        SettingsAccess access,
        HouseServices house,
        PeopleServices people,
        TeamServices team,
        NetworkServices network) {}
