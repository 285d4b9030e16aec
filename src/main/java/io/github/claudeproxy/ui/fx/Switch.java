package io.github.claudeproxy.ui.fx;

import atlantafx.base.controls.ToggleSwitch;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** On or off, at once; the theme's own switch can be worked with the mouse alone. */
public final class Switch extends ToggleSwitch {
    public Switch() {
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        setOnKeyPressed(this::press);
        selectedProperty()
                .addListener(
                        (_, _, _) ->
                                notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED));
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
            event.consume();
            fire();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? isSelected()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
