; Stands for the installed program: `--forget-everything` erases the settings and says from where it was started.
Unicode true
Target amd64-unicode
!include LogicLib.nsh
!include FileFunc.nsh
Name "Vigie BMA"
OutFile "${OUT_FILE}"
RequestExecutionLevel user
SilentInstall silent

Section
  ${GetParameters} $0
  ${if} $0 != "--forget-everything"
    SetErrorLevel 2
    Quit
  ${endIf}
  ${if} ${FileExists} "$LOCALAPPDATA\cannot-forget"
    SetErrorLevel 1
    Quit
  ${endIf}
  Delete "$LOCALAPPDATA\Vigie BMA\settings.json"
  FileOpen $1 "$LOCALAPPDATA\forgotten-from.txt" w
  FileWrite $1 "$EXEPATH"
  FileClose $1
  SetErrorLevel 0
SectionEnd
