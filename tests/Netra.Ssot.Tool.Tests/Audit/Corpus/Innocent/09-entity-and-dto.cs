// shape: Clean Architecture template, one name in each layer
namespace Shop.Entities
{
    public class Product
    {
        public int Id { get; private set; }
        public string Name { get; private set; } = "";
        public decimal Price { get; private set; }
        public void Rename(string name) => Name = name;
        public void Reprice(decimal price) => Price = price;
    }
}

namespace Shop.Contracts
{
    public class Product
    {
        public int Id { get; set; }
        public string Name { get; set; } = "";
        public decimal Price { get; set; }
    }
}

namespace Shop.ViewModels
{
    public record ProductViewModel(int Id, string Name, decimal Price);
}

namespace Shop.Mapping
{
    public static class Products
    {
        public static Contracts.Product ToContract(Entities.Product product) => new() { Id = product.Id, Name = product.Name, Price = product.Price };
        public static ViewModels.ProductViewModel ToView(Contracts.Product product) => new(product.Id, product.Name, product.Price);
    }
}
