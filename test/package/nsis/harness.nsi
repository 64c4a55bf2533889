; An installer and uninstaller just big enough to carry assets/installer/uninstall.nsh. What surrounds the include does
; what electron-builder's templates do with it (installer.nsi, installUtil.nsh, uninstaller.nsh), without their plug-ins,
; which its download brings. makensis -DOUT_FILE=… -DPROGRAM=… -DINCLUDE=…
Unicode true
Target amd64-unicode
!include LogicLib.nsh
!include FileFunc.nsh
!define BUILD_UNINSTALLER
!define APP_EXECUTABLE_FILENAME "Vigie BMA.exe"
!define UNINSTALL_FILENAME "Uninstall Vigie BMA.exe"
!define APP_INSTALLER_STORE_FILE "vigie-bma-updater\installer.exe"
!macro _isUpdated _a _b _t _f
  ${GetParameters} $R9
  ClearErrors
  ${GetOptions} $R9 "--updated" $R9
  IfErrors `${_f}` `${_t}`
!macroend
!define isUpdated `"" isUpdated ""`

Name "Vigie BMA"
OutFile "${OUT_FILE}"
RequestExecutionLevel user
SilentInstall silent
LoadLanguageFile "${NSISDIR}\Contrib\Language files\French.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
!include "${INCLUDE}"
!insertmacro customHeader

Function .onInit
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Vigie BMA"
FunctionEnd

Section
  InitPluginsDir
  ${if} ${FileExists} "$INSTDIR\${UNINSTALL_FILENAME}"
    CopyFiles /SILENT "$INSTDIR\${UNINSTALL_FILENAME}" "$PLUGINSDIR\old-uninstaller.exe"
    ExecWait '"$PLUGINSDIR\old-uninstaller.exe" /S /KEEP_APP_DATA /currentuser --updated _?=$INSTDIR' $0
    ${if} $0 <> 0
      SetErrorLevel 2
      Quit
    ${endIf}
  ${endIf}
  SetOutPath $INSTDIR
  File "/oname=${APP_EXECUTABLE_FILENAME}" "${PROGRAM}"
  CreateDirectory "$LOCALAPPDATA\vigie-bma-updater"
  CopyFiles /SILENT "$EXEPATH" "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  WriteUninstaller "$INSTDIR\${UNINSTALL_FILENAME}"
  !insertmacro customInstall
SectionEnd

Function un.onInit
  SetOutPath $INSTDIR
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "--language=" $R1
  ${ifNot} ${errors}
    StrCpy $LANGUAGE $R1
  ${endIf}
  SetSilent silent
FunctionEnd

Section "un.Uninstall"
  !insertmacro customUnInstall
  SetOutPath $TEMP
  RMDir /r $INSTDIR
  SetErrorLevel 0
SectionEnd
