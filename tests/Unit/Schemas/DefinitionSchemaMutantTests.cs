using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Mutations;
using Aef.Tests.Support;

namespace Aef.Tests.Schemas;

/// <summary>Schema and reader agree on definitions with a typing error, as far as a schema can.</summary>
public sealed class DefinitionSchemaMutantTests
{
    private const int Share = 600;

    /// <summary>
    /// Errors of a single value or key. The others concern other values, or need more than a schema, such as the names in an expression.
    /// </summary>
    private static readonly string[] Visible =
        [
            "AEF1050",
            "AEF1051",
            "AEF1052",
            "AEF1053",
            "AEF1054",
            "AEF1055",
            "AEF2001",
            "AEF2002",
            "AEF2004",
            "AEF2005",
            "AEF2020",
            "AEF2021",
            "AEF2022",
            "AEF2023",
            "AEF3001",
            "AEF3004",
            "AEF3005",
            "AEF3012",
        ];

    [Fact]
    public void Schema_and_reader_agree_about_typing_errors()
    {
        var wrong = new List<string>();
        var (taken, refused) = (0, 0);
        for (var number = 1; number <= Share; number++)
        {
            var mutant = Mutant.Make(number);
            var document = Definitions.Documents.Read(new SourceText(mutant.Text, mutant.Name));
            if (document.Root is not { } root || document.HasErrors || HasMixedCase(root))
            {
                continue;
            }

            var isValid = SchemaFiles.Definition.IsValid(SchemaFiles.ReadText(mutant.Text));
            var diagnostics = Definitions.Check(mutant.Text).Diagnostics;
            var isFaulty = diagnostics.Any(d => Visible.Contains(d.Code));
            _ = isValid ? taken++ : refused++;
            if (isValid && diagnostics.Any(IsForSchema))
            {
                wrong.Add($"{number} {mutant.Name}:{mutant.Line} {mutant.Change}: taken by the schema, {diagnostics.First(IsForSchema)}");
            }
            else if (!isValid && !isFaulty)
            {
                wrong.Add($"{number} {mutant.Name}:{mutant.Line} {mutant.Change}: refused by the schema, {string.Join("; ", diagnostics)}");
            }
        }

        wrong.ShouldBeEmpty();
        taken.ShouldBeGreaterThan(Share / 8);
        refused.ShouldBeGreaterThan(Share / 50);
    }

    /// <summary>
    /// What a step runs is set by one of several keys, and what its TYPE needs by another: left to the reader, and the schema may stay
    /// silent.
    /// </summary>
    private static bool IsForSchema(Diagnostic diagnostic) =>
        Visible.Contains(diagnostic.Code) && diagnostic.Code is not ("AEF2004" or "AEF2005" or "AEF1052");

    /// <summary>The reader accepts keys in any case; the schema only two.</summary>
    private static bool HasMixedCase(DocumentNode node) => node switch
    {
        MappingNode map =>
            map.Entries.Any(e =>
                (
                    IsMixed(e.Key)
                        && DefinitionReader.Keys.Concat(StepKeys.All.Names)
                            .Concat(LevelReader.LevelKeys)
                            .Concat(LevelReader.ThreadKeys)
                            .Contains(e.Key, StringComparer.OrdinalIgnoreCase))
                    || HasMixedCase(e.Value)),
        SequenceNode list => list.Items.Any(HasMixedCase),
        _ => false,
    };

    private static bool IsMixed(string key) => key.Any(char.IsAsciiLetterUpper) && key.Any(char.IsAsciiLetterLower);
}
