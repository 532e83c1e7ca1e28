namespace Aef.Tests.Conformity;

/// <summary>Every mistake with secrets is found, with each of three seeds.</summary>
public sealed class SecretFaultTests
{
    private const int Seed = 100_000;

    [Fact]
    public void Every_planted_fault_of_secrets_is_found_with_each_of_three_seeds() =>
        new FaultTable("conformity-secret-faults.md", SecretFaults.All, number =>
            number % Seed <= SecretConformityTests.MostNumbers
                ? FaultTable.Case(SecretConformityTests.Make(number % Seed, 1 + (number / Seed)), received: true)
                : null)
            .ShouldFindEachFaultWithEachSeed();
}
