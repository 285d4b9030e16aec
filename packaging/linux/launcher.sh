#!/bin/sh
# Starts @NAME@ from wherever its folder is. JDK_JAVA_OPTIONS adds options of the Java runtime.
home="$(readlink -f "$0")"
home="${home%/bin/*}"
app="$home/app"
if [ -f "$app/@PACKAGE@.aot" ]; then
    set -- "-XX:AOTCache=$app/@PACKAGE@.aot" -cp "@CLASSPATH@" @MAIN@ "$@"
else
    set -- -cp "@CLASSPATH@" @MAIN@ "$@"
fi
exec "$home/runtime/bin/java" "@$app/launcher.options" "-Dorg.sqlite.lib.path=$app" \
    "-Djpackage.app-path=$home/bin/@PACKAGE@" @OPTIONS@ "$@"
