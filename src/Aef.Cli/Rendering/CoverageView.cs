using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Cli.Rendering;

/// <summary>Shows how much of the sources the tests cover, and what they do not cover.</summary>
internal sealed class CoverageView(TerminalWriter terminal)
{
    /// <summary>True when steps and branches both reach a percentage.</summary>
    public static bool IsEnough(CoverageTotal total, double percent) => total.StepPercent >= percent && total.BranchPercent >= percent;

    /// <summary>Reports that a percentage is not reached.</summary>
    public static void WriteShortfall(TerminalWriter terminal, CoverageTotal total, double percent) => terminal.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"coverage is too low: {total.StepPercent:0.#}% of the steps and {total.BranchPercent:0.#}% of the branches; "
            + $"at least {percent:0.#}% required"),
        TextStyle.Bad);

    /// <summary>Writes a line for each source with what no test covers below it, and the total.</summary>
    public void Write(CoverageTotal total)
    {
        terminal.WriteLine();
        var width = Math.Clamp(
            total.Files.Select(f => TerminalText.Width(TerminalText.Clean(f.Path))).DefaultIfEmpty().Max(),
            "coverage".Length,
            terminal.AtMost(terminal.Width - 46));
        terminal.WriteLine($"{TerminalText.Fit("coverage", width)}  {"steps",20}  {"branches",20}", TextStyle.Bold);
        foreach (var file in total.Files)
        {
            WriteFigures(
                TerminalText.Fit(TerminalText.Clean(file.Path), width),
                file.CoveredSteps,
                file.Steps.Count,
                file.CoveredBranches,
                file.Branches.Count);
            foreach (var point in file.Steps.Concat(file.Branches).Where(p => !p.IsCovered).OrderBy(p => p.Line))
            {
                terminal.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"  line {point.Line}: {TerminalText.Clean(point.Name)}"),
                    TextStyle.Caution);
            }
        }

        if (total.Files.Count != 1)
        {
            WriteFigures(TerminalText.Fit("all", width), total.CoveredSteps, total.Steps, total.CoveredBranches, total.Branches);
        }
    }

    private void WriteFigures(string name, int coveredSteps, int steps, int coveredBranches, int branches) =>
        terminal.WriteLine(
            $"{name}  {Figure(coveredSteps, steps),20}  {Figure(coveredBranches, branches),20}",
            coveredSteps == steps && coveredBranches == branches ? TextStyle.Good : TextStyle.Plain);

    private static string Figure(int covered, int all) => all == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{covered} of {all} {Math.Floor(CoverageTotal.Percent(covered, all)),4}%");
}
