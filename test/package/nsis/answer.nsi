; Answers message boxes: `answer.exe <number of a button, or default>…`, one for each box in turn. Appends every box's
; text, and the number of the button pressed, to answers.txt beside itself.
Unicode true
Target amd64-unicode
!include LogicLib.nsh
!include WordFunc.nsh
!include FileFunc.nsh
!include WinMessages.nsh
!define /ifndef GWL_STYLE -16
!define /ifndef BS_DEFPUSHBUTTON 1
Name "answer"
OutFile "${OUT_FILE}"
RequestExecutionLevel user
SilentInstall silent

Section
  ${GetParameters} $R0
  StrCpy $R1 0 ; the box before
  StrCpy $R2 1 ; which answer
  next:
    ClearErrors
    ${WordFind} $R0 " " "E+$R2" $R3
    ${if} ${errors}
      ${if} $R2 > 1
        SetErrorLevel 0
        Quit
      ${endIf}
      StrCpy $R3 $R0
    ${endIf}
    ${for} $R4 1 300
      FindWindow $R5 "#32770"
      ${if} $R5 <> 0
      ${andIf} $R5 <> $R1
        ${break}
      ${endIf}
      StrCpy $R5 0
      Sleep 100
    ${next}
    ${if} $R5 = 0
      SetErrorLevel 1
      Quit
    ${endIf}
    Sleep 300
    StrCpy $R1 $R5
    GetDlgItem $R6 $R5 0xFFFF
    System::Call 'user32::GetWindowTextW(p R6, w .R7, i 1000)'
    ${if} $R3 == "default"
      ; Wine answers DM_GETDEFID with 1 whatever the default, so the buttons' looks tell.
      ${for} $R3 1 9
        GetDlgItem $R6 $R5 $R3
        System::Call 'user32::GetWindowLongW(p R6, i ${GWL_STYLE}) i .R8'
        IntOp $R8 $R8 & 0xF
        ${if} $R6 <> 0
        ${andIf} $R8 = ${BS_DEFPUSHBUTTON}
          ${break}
        ${endIf}
      ${next}
    ${endIf}
    FileOpen $R8 "$EXEDIR\answers.txt" a
    FileSeek $R8 0 END
    FileWriteUTF16LE $R8 "$R3 $R7$\n"
    FileClose $R8
    SendMessage $R5 ${WM_COMMAND} $R3 0 /TIMEOUT=5000
    IntOp $R2 $R2 + 1
    Goto next
SectionEnd
