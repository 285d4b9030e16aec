package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.claude.ConnectionStatus;

/**
 * What is so at this moment, for the line that is shown everywhere.
 *
 * @param streams how many answers are being streamed
 */
public record Truth(ServerPicture server, ConnectionStatus connection, int streams) {}
