@echo off
rem Starts Scumble: the studio without arguments, the command line with them.
rem `scumble test` runs every check the project has.
setlocal EnableExtensions
set "ROOT=%~dp0"
set "JDK="
for %%H in ("%JAVA_HOME%") do call :consider "%%~H"
for /d %%H in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~H"
if not defined JDK (
  echo Scumble needs a JDK of version 25 or newer: install one ^(Temurin 25, say^) or point JAVA_HOME to it. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"
set "ORT_DISABLE_TELEMETRY=1"
set "TARGET=%ROOT%app\target"

if "%~1"=="test" (
  call mvn -B -f "%ROOT%pom.xml" verify
  exit /b
)
if not exist "%TARGET%\scumble.built" (
  where mvn >nul 2>nul || (
    echo Scumble is built with Apache Maven: install it and start again. 1>&2
    exit /b 1
  )
  echo Building Scumble; this happens once... 1>&2
  call mvn -B -q -f "%ROOT%pom.xml" -DskipTests -Dspotless.check.skip package || exit /b 1
  type nul > "%TARGET%\scumble.built"
)
"%JDK%\bin\java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Dscumble.assets=%ROOT%assets" -cp "%TARGET%\scumble-app-0.1.0.jar;%TARGET%\lib\*" org.scumble.app.Main %*
exit /b %ERRORLEVEL%

:consider
if defined JDK exit /b
if not exist "%~1\bin\javac.exe" exit /b
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do for /f "tokens=1 delims=." %%M in ("%%~V") do if %%~M GEQ 25 set "JDK=%~1"
exit /b
