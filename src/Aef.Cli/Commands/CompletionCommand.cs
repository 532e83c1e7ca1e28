using System.CommandLine;
using System.Text;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary><c>aef completion SHELL</c>: a script that completes commands, options and files in a shell.</summary>
internal static class CompletionCommand
{
    private const string Bash = "bash";
    private const string Zsh = "zsh";
    private const string PowerShell = "pwsh";

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh" };
        shell.AcceptOnlyFromAmong(Bash, Zsh, PowerShell);
        var command = new Command("completion", "Print a script that completes commands, options and files in a shell") { shell };
        command.SetAction(result =>
        {
            var root = result.RootCommandResult.Command;
            console.Output.Raw.Write(result.GetRequiredValue(shell) switch
            {
                PowerShell => ForPowerShell(root),
                Zsh => "autoload -U +X bashcompinit && bashcompinit\n" + ForBash(root),
                _ => ForBash(root),
            });
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Bash ends a word at an equals sign, so NAME=VALUE are three words.</summary>
    private static string ForBash(Command root)
    {
        var script = new StringBuilder("_aef() {\n  local current=\"${COMP_WORDS[COMP_CWORD]}\" words subcommands=\"\"\n")
            .Append("  local before=\"${COMP_WORDS[COMP_CWORD-1]}\" name=\"\" file=\"\" word\n")
            .Append("  if [ \"$current\" = \"=\" ]; then current=\"\"; name=\"$before\"; before=\"${COMP_WORDS[COMP_CWORD-2]}\"\n")
            .Append("  elif [ \"$before\" = \"=\" ]; then name=\"${COMP_WORDS[COMP_CWORD-2]}\"; ")
            .Append("before=\"${COMP_WORDS[COMP_CWORD-3]}\"; fi\n")
            .Append("  if [ \"$before\" = \"--input\" ]; then\n    COMPREPLY=()\n")
            .Append("    for word in \"${COMP_WORDS[@]:2}\"; do if [ -f \"$word\" ]; then file=\"$word\"; break; fi; done\n")
            .Append("    while IFS= read -r word; do\n")
            .Append("      if [ -n \"$name\" ]; then case \"$word\" in \"$name=$current\"?*) COMPREPLY+=(\"${word#*=}\") ;; esac\n")
            .Append("      else case \"$word\" in \"$current\"*=) COMPREPLY+=(\"$word\"); compopt -o nospace 2>/dev/null ;; esac; fi\n")
            .Append($"    done < <(aef {InputCompletionCommand.Name} \"$file\" 2>/dev/null)\n    return\n  fi\n")
            .Append("  case \"${COMP_WORDS[1]}\" in\n");
        foreach (var command in Shown(root))
        {
            var nested = command.Subcommands.Count == 0
                ? string.Empty
                : $"; subcommands=\"{string.Join(' ', Shown(command).Select(c => c.Name))}\"";
            script.Append($"    {command.Name}) words=\"{string.Join(' ', Options(command))}\"{nested} ;;\n");
        }

        var first = Shown(root).Select(c => c.Name).Concat(Options(root));
        return script.Append("    *) words=\"\" ;;\n  esac\n")
            .Append($"  case \"$COMP_CWORD ${{COMP_WORDS[1]}} ${{COMP_WORDS[2]}}\" in\n    {IdPatterns()})\n")
            .Append("      if [ \"${current#-}\" = \"$current\" ]; then\n")
            .Append($"        COMPREPLY=($(compgen -W \"$(aef {RunIdCompletionCommand.Name} 2>/dev/null)\" -- \"$current\") ")
            .Append("$(compgen -f -- \"$current\"))\n        return\n      fi ;;\n")
            .Append($"    {StepPatterns()})\n      if [ \"${{current#-}}\" = \"$current\" ]; then\n")
            .Append($"        COMPREPLY=($(compgen -W \"$(aef {StepCompletionCommand.Name} \"${{COMP_WORDS[2]}}\" 2>/dev/null)\" ")
            .Append("-- \"$current\"))\n")
            .Append("        return\n      fi ;;\n  esac\n")
            .Append($"  if [ \"$COMP_CWORD\" -eq 1 ]; then words=\"{string.Join(' ', first)}\"; fi\n")
            .Append("  if [ \"$COMP_CWORD\" -eq 2 ] && [ -n \"$subcommands\" ] && [ \"${current#-}\" = \"$current\" ]; then\n")
            .Append("    COMPREPLY=($(compgen -W \"$subcommands\" -- \"$current\"))\n")
            .Append("  elif [ \"$COMP_CWORD\" -eq 1 ] || [ \"${current#-}\" != \"$current\" ]; then\n")
            .Append("    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n")
            .Append("  else\n    COMPREPLY=($(compgen -f -- \"$current\"))\n  fi\n}\ncomplete -o filenames -F _aef aef\n")
            .ToString();
    }

    /// <summary>The number of the word and the two words after <c>aef</c>, where an id is expected.</summary>
    private static string IdPatterns() => string.Join(
        '|',
        RunIdCompletionCommand.Commands.Select(c => $"\"2 {c} \"*")
            .Concat(RunIdCompletionCommand.RunsCommands.Select(c => $"[34]\" runs {c}\"")));

    /// <summary>Where a JOB_ID of the run in the word before is expected.</summary>
    private static string StepPatterns() => string.Join('|', StepCompletionCommand.Commands.Select(c => $"\"3 {c} \"*"));

    private static string ForPowerShell(Command root)
    {
        var script = new StringBuilder(
            "Register-ArgumentCompleter -Native -CommandName aef -ScriptBlock {\n  param($word, $ast, $position)\n  $options = @{\n");
        foreach (var command in Shown(root))
        {
            script.Append($"    '{command.Name}' = {Quoted(Options(command))}\n");
        }

        script.Append("  }\n  $subcommands = @{\n");
        foreach (var command in Shown(root).Where(c => c.Subcommands.Count > 0))
        {
            script.Append($"    '{command.Name}' = {Quoted(Shown(command).Select(c => c.Name))}\n");
        }

        return script.Append(
            "  }\n  $words = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { \"$_\" })\n")
            .Append("  $file = $words | Select-Object -Skip 2 | Where-Object { Test-Path -LiteralPath $_ -PathType Leaf } ")
            .Append("| Select-Object -First 1\n")
            .Append($"  $offered = if ($words.Count -le 1) {{ {Quoted(Shown(root).Select(c => c.Name).Concat(Options(root)))} }} ")
            .Append($"elseif ($words[-1] -eq '--input') {{ if ($file) {{ aef {InputCompletionCommand.Name} $file }} }} ")
            .Append(
                $"elseif (\"$word\".StartsWith('-')) {{ $options[$words[1]] }} "
                + $"elseif (($words.Count -eq 2 -and $words[1] -in {Quoted(RunIdCompletionCommand.Commands)}) -or "
                + $"($words.Count -ge 3 -and $words[1] -eq 'runs' -and $words[2] -in {Quoted(RunIdCompletionCommand.RunsCommands)})) "
                + $"{{ aef {RunIdCompletionCommand.Name} }} "
                + $"elseif ($words.Count -eq 3 -and $words[1] -in {Quoted(StepCompletionCommand.Commands)}) "
                + $"{{ aef {StepCompletionCommand.Name} $words[2] }} "
                + "elseif ($words.Count -eq 2) { $subcommands[$words[1]] }\n")
            .Append(
                "  $offered | Where-Object { $_ -like \"$word*\" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }\n}\n")
            .ToString();
    }

    private static IEnumerable<Command> Shown(Command root) => root.Subcommands.Where(c => !c.Hidden);

    private static IEnumerable<string> Options(Command command) =>
        (command is RootCommand ? [command] : CommandNames.Tree(command)).SelectMany(c => c.Options)
            .Where(o => !o.Hidden)
            .SelectMany(o => o.Aliases.Prepend(o.Name))
            .Where(n => n[0] == '-')
            .Append("--help")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"'{w}'"));
}
