; Included in electron-builder's installer and uninstaller (templates/nsis of app-builder-lib). UTF-8.

!macro customHeader
  !ifdef BUILD_UNINSTALLER
    LangString vigieForget ${LANG_FRENCH} "Effacer aussi les réglages de Vigie BMA et les mots de passe enregistrés sur ce PC ?$\n$\nNon : ils restent, pour une installation future."
    LangString vigieForget ${LANG_ENGLISH} "Erase the settings of Vigie BMA and the passwords stored on this PC as well?$\n$\nNo: they stay, for a later installation."
    LangString vigieNotForgotten ${LANG_FRENCH} "Tout n'a pas pu être effacé. Les mots de passe se trouvent dans le Gestionnaire d'identification de Windows, sous be.vigie-bma, et les réglages dans $LOCALAPPDATA\Vigie BMA."
    LangString vigieNotForgotten ${LANG_ENGLISH} "Not everything could be erased. The passwords are in the Windows Credential Manager, under be.vigie-bma, and the settings in $LOCALAPPDATA\Vigie BMA."
  !endif
!macroend

!macro customUnInstall
  ; An upgrade runs the old version's uninstaller.
  ${ifNot} ${isUpdated}
    ; Electron writes it and leaves it there: src/main/identity.ts.
    DeleteRegKey HKCU "Software\Classes\CLSID\{d2d70e22-9930-413b-80aa-2a8fcd950f9d}"
    ; A one-click uninstaller has called SetSilent by now, whatever was asked: only the command line tells. For the
    ; same reason the message boxes have no /SD.
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/S" $R1
    ${if} ${errors}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2|MB_TOPMOST|MB_SETFOREGROUND "$(vigieForget)" IDNO vigieKeep
      ClearErrors
      ExecWait '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --forget-everything' $R1
      ${if} ${errors}
      ${orIf} $R1 <> 0
        MessageBox MB_OK|MB_ICONEXCLAMATION|MB_TOPMOST|MB_SETFOREGROUND "$(vigieNotForgotten)"
      ${else}
        ; Also what Chromium held until the program had ended.
        RMDir /r "$LOCALAPPDATA\Vigie BMA"
      ${endIf}
      vigieKeep:
    ${endIf}
  ${endIf}
!macroend

!macro customInstall
  ; electron-builder keeps a copy of the whole installer for differential updates, of which there are none.
  Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  ${GetParent} "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}" $R0
  RMDir "$R0"
!macroend
