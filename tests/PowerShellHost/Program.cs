// Never runs: the build copies this project's apphost, named pwsh, beside the pwsh.dll of the package PowerShell.
return 0;
