using System.Text.RegularExpressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <content>Secrets, which only some expressions may read.</content>
internal sealed partial class ReferenceBinder
{
    /// <summary>True for a name that Secret Manager accepts, which can therefore be a part of an address.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,255}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    private VariableSymbol VariableOf(string name) => new(name)
    {
        MostReads = names.SecretVariables.GetValueOrDefault(name)?.Most ?? 0,
    };

    private void BindSecret(ExpressionSyntax link, string name)
    {
        if (!SecretName().IsMatch(name))
        {
            diagnostics.Add(SecretDiagnostics.InvalidName.At(link.Location, Quoted.Text(name)));
            return;
        }

        Add(link, new SecretSymbol(name));
    }

    /// <summary>Adds a reference; one that reads a secret is reported where secrets would become visible.</summary>
    private void Add(ExpressionSyntax link, ExpressionSymbol symbol)
    {
        if (names.PlaceWithoutSecrets is { } place && SecretReads.IsSecret(symbol))
        {
            var what = symbol switch
            {
                InputSymbol => $"{SecretReads.Describe(symbol)} is a secret and",
                VariableSymbol variable => $"{SecretReads.Describe(symbol)} reads {names.SecretVariables[variable.Name].Reads} and",
                _ => SecretReads.Describe(symbol),
            };
            diagnostics.Add(SecretDiagnostics.OutsideOfWith.At(link.Location, what, place));
        }

        _references.Add(new ExpressionReference(link, symbol));
    }

    /// <summary>The map of all inputs contains references to secrets, not their values.</summary>
    private void CheckAllInputs(Location location)
    {
        if (names.Inputs.Values.FirstOrDefault(i => i.IsSecret) is { } secret)
        {
            diagnostics.Add(NameDiagnostics.SecretInput.At(location, "inputs", $"the input {Quoted.Text(secret.Name)} is a secret"));
        }
    }
}
