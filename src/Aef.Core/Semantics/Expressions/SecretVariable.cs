namespace Aef.Core.Semantics.Expressions;

/// <summary>What is known of a variable whose value reads secrets.</summary>
/// <param name="Reads">A secret that it reads, as expressions write it, with the variables between them.</param>
/// <param name="Most">The most reads that its value needs.</param>
internal sealed record SecretVariable(string Reads, int Most);
