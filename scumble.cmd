@echo off
rem Starts Scumble: the studio without arguments, the command line with them.
rem `scumble test` runs every check the project has.
rem No labels, which cmd may miss in a file whose lines do not end in CR LF.
setlocal EnableExtensions
set "ROOT=%~dp0"
set "TARGET=%ROOT%app\target"
set "BUILT=%TARGET%\scumble.built"
set "ORT_DISABLE_TELEMETRY=1"

rem The JDK: JAVA_HOME, the path, the usual folders; the first whose `release` file says 25 or more.
set "ON_PATH="
for %%J in (javac.exe) do if not "%%~$PATH:J"=="" set "ON_PATH=%%~dp$PATH:J.."
set "JDK="
for /d %%H in ("%JAVA_HOME%" "%ON_PATH%" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do (
  if not defined JDK if exist "%%~H\bin\javac.exe" for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%%~H\release" 2^>nul') do for /f "tokens=1 delims=.-" %%M in ("%%~V") do if %%M GEQ 25 set "JDK=%%~H"
)
if not defined JDK (
  echo Scumble needs a JDK of version 25 or newer: install one ^(Temurin 25, say^) or point JAVA_HOME to it. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"

rem What Maven has to do: test, build what is missing or older than its sources, or nothing.
set "WORK="
if "%~1"=="test" (
  set "WORK=test"
) else if not exist "%BUILT%" (
  set "WORK=build"
) else (
  powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:BUILT).LastWriteTimeUtc; $newer = & { Get-Item -LiteralPath ($env:ROOT + 'pom.xml'); foreach ($module in 'engine', 'assets', 'app') { Get-Item -LiteralPath ($env:ROOT + $module + '\pom.xml'); Get-ChildItem -Recurse -LiteralPath ($env:ROOT + $module + '\src\main') } } | Where-Object { $_.LastWriteTimeUtc -gt $built }; if ($newer) { exit 1 }" || set "WORK=build"
)
if defined WORK (
  where mvn >nul 2>nul || (
    echo Scumble is built with Apache Maven: install it, put its bin folder on the path and start again. 1>&2
    exit /b 1
  )
)
if "%WORK%"=="test" (
  call mvn -B -f "%ROOT%pom.xml" verify
  exit /b
)
if "%WORK%"=="build" (
  echo Building Scumble; this happens once and after changes... 1>&2
  if not exist "%TARGET%" mkdir "%TARGET%"
  rem What is edited from now on is newer than this file.
  type nul > "%BUILT%.part"
  call mvn -B -q -f "%ROOT%pom.xml" -DskipTests -Dspotless.check.skip package || exit /b 1
  move /y "%BUILT%.part" "%BUILT%" >nul
)

"%JDK%\bin\java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Dscumble.assets=%ROOT%assets" -cp "%TARGET%\scumble-app-0.1.0.jar;%TARGET%\lib\*" org.scumble.app.Main %*
exit /b %ERRORLEVEL%
