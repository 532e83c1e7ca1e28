// Never runs: the build copies this project's apphost, named pwsh, next to the pwsh.dll of the package PowerShell.
return 0;
